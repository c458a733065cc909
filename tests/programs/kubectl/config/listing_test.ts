import { edits } from "./edited.ts";

edits([
  ["get-clusters", "NAME\nca"],
  ["get-users", "NAME\nua"],
]);
