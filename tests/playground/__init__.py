"""Microsoft's Agents Playground as a development tool: a Teams-like client without a tenant."""
