import { edits } from "./edited.ts";

edits([
  ["set-context --current --namespace=shop", 'Context "a" modified.', "namespace: shop"],
  ["set-context b --cluster=ca --user=ua", 'Context "b" created.', "name: b"],
  ["set-context", "error: you must specify a non-empty context name or --current"],
  ["set-context a --current", "error: you cannot specify both a context name and --current"],
]);
