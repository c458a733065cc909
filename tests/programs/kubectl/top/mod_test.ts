import { scene } from "../scene.ts";

scene("top without a word that it knows", [
  ["top foo", "error: unknown command \"foo\"\nSee 'kubectl kubectl top -h' for help and examples\n"],
]);
