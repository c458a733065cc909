import { bashTests } from "./bash.ts";

bashTests([
  ["mkdir d; touch d/a d/b .h; echo * d/? *.none", "d d/a d/b *.none\n"],
  ["shopt -s nullglob; echo x *.none", "x\n"],
  ["shopt -s globstar; mkdir -p a/b; touch a/b/c; echo **", "a a/b a/b/c\n"],
]);
