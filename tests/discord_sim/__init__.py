"""A small Discord on loopback: REST and gateway over real sockets, for what can only be seen from outside a process."""
