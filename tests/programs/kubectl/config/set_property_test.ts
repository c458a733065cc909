import { edits } from "./edited.ts";

edits([
  ["set contexts.a.namespace shop", 'Property "contexts.a.namespace" set.', "namespace: shop"],
  ["set current-context b", 'Property "current-context" set.', "current-context: b"],
  ["set foo.bar x", "error: unable to parse foo.bar after [] at api.Config"],
  ["set clusters.ca.insecure-skip-tls-verify x", 'error: strconv.ParseBool: parsing "x": invalid syntax'],
  [
    "set clusters.ca.certificate-authority-data !",
    "error: error decoding input value: illegal base64 data at input byte 0",
  ],
  ["unset contexts.a.namespace", 'Property "contexts.a.namespace" unset.', "!namespace"],
  ["unset users.nope.token", "error: current map key `nope` is invalid"],
  ["unset contexts.a", 'Property "contexts.a" unset.', "!name: a"],
]);
