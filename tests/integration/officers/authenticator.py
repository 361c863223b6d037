"""A passkey in software: makes and proves keys as a phone does, and lies when it is told to."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

ORIGIN, HOST = "http://localhost", "localhost"
PRESENT, ATTESTED = 0x01, 0x40


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Authenticator:
    """One passkey. `count` rises with each proof, unless a test sets it back."""

    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any], origin: str = ORIGIN, host: str = HOST) -> str:
        """Answer the question that makes a passkey."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(public)
        data = self._data(PRESENT | ATTESTED, host) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options, origin)
        return self._answer(clientDataJSON=text(client), attestationObject=text(attestation))

    def prove(self, options: dict[str, Any], origin: str = ORIGIN, host: str = HOST) -> str:
        """Answer the question that proves it."""
        self.count += 1
        data, client = self._data(PRESENT, host), self._client("webauthn.get", options, origin)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=text(client), authenticatorData=text(data), signature=text(signature)
        )

    def _data(self, flags: int, host: str) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, options: dict[str, Any], origin: str) -> bytes:
        return json.dumps(
            {"type": kind, "challenge": options["challenge"], "origin": origin}
        ).encode()

    def _answer(self, **response: str) -> str:
        return json.dumps(
            {"id": text(self.id), "rawId": text(self.id), "type": "public-key",
             "response": response, "clientExtensionResults": {}}
        )  # fmt: skip
