"""A package whose submodule fails."""
