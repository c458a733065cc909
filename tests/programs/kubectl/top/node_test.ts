import { scene } from "../scene.ts";

scene("top node", [
  [
    "top node",
    /^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) +\neli01 +\d+m +\d+% +\d+Mi +\d+% +\neli02/,
  ],
  ["top node -l a=b", "error: metrics not available yet\n"],
  ["top node --sort-by=x", "error: --sort-by accepts only cpu or memory\n"],
]);
