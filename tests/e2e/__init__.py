"""Stories played in a browser against the Agents Playground, a client that we did not write."""
