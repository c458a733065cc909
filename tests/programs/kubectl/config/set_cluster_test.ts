import { edits } from "./edited.ts";

edits([
  ["set-cluster ca --server=https://b.test", 'Cluster "ca" set.', "server: https://b.test # the first"],
  ["set-cluster cb --insecure-skip-tls-verify=true", 'Cluster "cb" set.', "insecure-skip-tls-verify: true"],
  [
    "set-cluster ca --certificate-authority=/crt --embed-certs",
    'Cluster "ca" set.',
    "certificate-authority-data: cGVt",
  ],
  [
    "set-cluster ca --certificate-authority=/crt --insecure-skip-tls-verify",
    "error: you cannot specify a certificate authority and insecure mode at the same time",
  ],
  ["set-cluster ca --embed-certs", "error: you must specify a --certificate-authority to embed"],
]);
