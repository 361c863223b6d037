"""The survey on the web: one question at a time, nothing saved until it is sent."""
