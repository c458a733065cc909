import { scene } from "../scene.ts";

scene("top pod", [
  [
    "top pod -n shop -l app=front --sum",
    /^NAME +CPU\(cores\) +MEMORY\(bytes\) +\n(front-\S+ +\d+m +\d+Mi +\n){3} +________ +________ +\n +\d+m +\d+Mi +\n$/,
  ],
  ["top pod -n shop --containers --no-headers -l app=front", /^(front-\S+ +app +\d+m +\d+Mi +\n){3}$/],
  ["top pod -n shop -l app=nope", "No resources found in shop namespace.\n"],
  ["top pod x -l a=b", "error: only one of NAME or selector can be provided\n"],
  ["top pod -n shop nope", 'Error from server (NotFound): podmetrics.metrics.k8s.io "shop/nope" not found\n'],
]);
