"""Fit the learned judge on the committed data and measure every part of it."""
