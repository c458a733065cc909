import { scene } from "../scene.ts";

scene("rollout without a word that it knows", [
  [
    "rollout frob",
    "error: unknown command \"frob\"\nSee 'kubectl kubectl rollout -h' for help and examples\n",
  ],
]);
