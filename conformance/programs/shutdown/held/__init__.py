"""A module that keeps what it is given."""
made = "imported"
