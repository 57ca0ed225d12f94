"""Layers computed from other layers of the pack: one module a family, ``layers`` runs them."""
