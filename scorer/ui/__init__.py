"""The app: one module a page; what is true is computed in `views` and `pipeline`."""
