import { edits } from "./edited.ts";

edits([
  ["delete-cluster ca", "deleted cluster ca from /home/ahab/.kube/config", "!name: ca"],
  ["delete-cluster nope", "error: cannot delete cluster nope, not in /home/ahab/.kube/config"],
  ["delete-user ua", "deleted user ua from /home/ahab/.kube/config", "!token"],
  ["delete-user", "error: user to delete is required"],
  ["delete-context nope", "error: cannot delete context nope, not in /home/ahab/.kube/config"],
]);
