"""Figures for the public: frozen when they are published, checked against all before them."""
