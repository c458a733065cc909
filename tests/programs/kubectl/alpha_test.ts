import { scene } from "./scene.ts";

scene("alpha", [
  ["alpha", "No alpha commands are available in this version of kubectl\n"],
  ["alpha x", "No alpha commands are available in this version of kubectl\n"],
]);
