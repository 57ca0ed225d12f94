"""Pages of the second tab for before people come: set-up and rehearsal."""
