// Loaded by the officers' pages that ask for a passkey, and by no other.

import { startPasskeys } from "./passkey.js";

startPasskeys(document);
