/** Seeing how things hang together, as scripts of keys. One more overview is one more record. */
import { scriptedTests } from "./scripted.ts";

scriptedTests([
  {
    title: "why is this red: the rule, the evidence and the next checks",
    scenario: "incident-crashloop",
    size: { columns: 120, rows: 40 },
    script: `
      type :po all
      key Enter
      expect CrashLoopBackOff
      key Ctrl-Z Shift-W
      expect exits 1 at once
      expect fatal: cannot open /etc/worker/queue.conf
      expect kubectl logs worker
      key 1
      expect Logs`,
  },
  {
    title: "tree, x-ray, workloads, pulses, allocations",
    script: `
      type :deploy
      key Enter
      expect front
      key j Shift-H
      expect ReplicaSet
      type :xray deploy
      key Enter
      expect front
      type :wk all
      key Enter
      expect StatefulSet
      expect CronJob
      type :pu
      key Enter
      expect Pods
      expect CPU
      type :alloc
      key Enter
      expect eli01`,
  },
  {
    title: "rights: the matrix of a role, can-i, who-can, policies of a subject, users and groups",
    script: `
      type :clusterroles
      key Enter
      expect view
      type /view
      key Enter Enter
      expect DEL-COLL
      type :can-i
      key Enter
      expect LIST
      type :who-can list pods
      key Enter
      expect agent
      type :can s:monitoring:agent
      key Enter
      expect pods
      type :users
      key Enter
      expect kube-scheduler
      type :groups
      key Enter
      expect system:masters`,
  },
  {
    title: "contexts, api resources, errors, help, screen dumps, port-forwards",
    script: `
      type :ctx
      key Enter
      expect Contexts
      type :api-resources
      key Enter
      expect SHORTNAMES
      type :errors
      key Enter
      expect rror
      key ?
      expect Help
      key Esc
      type :sd
      key Enter
      wait 1s
      type :pf
      key Enter
      expect ort-forward`,
  },
  {
    title: "themes are tried while they are typed",
    script: `
      type :theme gruvbox
      expect gruvbox
      key Tab Enter
      expect Running`,
  },
]);
