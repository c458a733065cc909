import { scene } from "../scene.ts";

scene("set without a word that it knows", [
  ["set frob", "error: unknown command \"frob\"\nSee 'kubectl kubectl set -h' for help and examples\n"],
]);
