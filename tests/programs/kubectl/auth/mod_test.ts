import { scene } from "../scene.ts";

scene("auth without a word that it knows", [
  ["auth frob", "error: unknown command \"frob\"\nSee 'kubectl kubectl auth -h' for help and examples\n"],
]);
