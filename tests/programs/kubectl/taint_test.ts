import { scene } from "./scene.ts";

scene("taint", [
  ["taint nodes eli02 a=b:NoSchedule", "node/eli02 tainted\n"],
  [
    "taint nodes eli02 a=c:NoSchedule",
    "error: node eli02 already has a taint(s) with same effect(s) and --overwrite is false\n",
  ],
  ["taint nodes eli02 a=c:NoSchedule --overwrite", "node/eli02 modified\n"],
  ["get node eli02 -o jsonpath={.spec.taints}", '[{"effect":"NoSchedule","key":"a","value":"c"}]'],
  ["taint nodes eli02 a-", "node/eli02 untainted\n"],
  ["taint nodes eli02 a-", 'error: taint "a" not found\n'],
  ["taint nodes eli02 a=b:Foo", /^error: invalid taint effect: Foo, unsupported taint effect\n/],
  ["taint pods x a=b:NoSchedule", "error: invalid resource type pods, only node types are supported\n"],
]);
