import { scene } from "../scene.ts";

scene("plugin without a word that it knows", [
  ["plugin frob", "error: unknown command \"frob\"\nSee 'kubectl kubectl plugin -h' for help and examples\n"],
]);
