import { scene } from "../scene.ts";

scene("certificate without a word that it knows", [
  [
    "certificate frob",
    "error: unknown command \"frob\"\nSee 'kubectl kubectl certificate -h' for help and examples\n",
  ],
]);
