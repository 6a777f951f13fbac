"""The one door between front ends and the core: a message in, a `Reply` out; curating; completion."""
