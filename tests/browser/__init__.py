"""Browser tests: what a phone, a keyboard, a printer and a machine auditor meet."""
