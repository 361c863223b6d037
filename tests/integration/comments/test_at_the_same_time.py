"""Two officers, two tabs, the same moment: each step happens once."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from tests.integration.comments.people import Desk, Family, log_of, only
from tests.officer_parts import signed_in


def test_a_comment_is_approved_once(site: Flask, family: Family, olu: Desk, ama: Desk) -> None:
    family.send()
    comment = only(site).id
    olu.do(comment, "sort", kind="content")
    olu.do(comment, "make-ready", public_text="Ready.")
    clients = [signed_in(site, ama.officer) for _number in range(6)]

    def approve(number: int) -> int:
        return clients[number].post(f"/officers/comments/{comment}/approve").status_code

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(approve, range(6)))
    assert answers == [303, 409, 409, 409, 409, 409]
    assert [entry.facts for entry in log_of(site, "comment.moved")][-1].count("approved") == 1
    assert len(log_of(site, "comment.moved")) == 3


def test_one_form_sent_by_many_hands_is_one_comment(site: Flask, family: Family) -> None:
    data = {**family.form(), "text": "The same form.", "kind": "content"}
    clients = [site.test_client() for _number in range(6)]

    def send(number: int) -> int:
        return clients[number].post("/comments/new", data=data).status_code

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(send, range(6))) == [303] * 6
    assert only(site).text == "The same form."
