import { edits } from "./edited.ts";

edits([
  ["rename-context a b", 'Context "a" renamed to "b".', "name: b", "current-context: b"],
  ["rename-context x y", 'error: cannot rename the context "x", it\'s not in /home/ahab/.kube/config'],
  [
    "rename-context a a",
    'error: cannot rename the context "a", the context "a" already exists in /home/ahab/.kube/config',
  ],
  ["rename-context a", "error: Unexpected args: [a]"],
]);
