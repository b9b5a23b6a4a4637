"""What stands beside the clauses: comments, tracked changes, positions of the playbook, the course so far."""
