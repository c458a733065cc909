import { createRole } from "../../../../src/programs/kubectl/create/role.ts";
import { refuses } from "./built.ts";

refuses(createRole, [
  ["look", "error: at least one verb must be specified"],
  ["look --verb=get", "error: at least one resource must be specified"],
  ["", "error: exactly one NAME is required, got 0"],
]);
