"""Whether two figures agree: their scope, the rules, the reasons, and the clusters that follow."""
