/** Changing a cluster, as scripts of keys. One more deed is one more record. */
import { scriptedTests } from "./scripted.ts";

scriptedTests([
  {
    title: "scale, restart and set image show what changes, do it, and are taken back",
    script: `
      type :deploy
      key Enter
      expect front
      key j s
      expect Scale
      type 4
      expect replicas: 4
      expect kubectl scale
      key Enter
      expect 4/4
      key Ctrl-U
      expect replicas: 3
      key Enter
      expect 3/3
      key r
      expect Restart
      key Enter
      wait 30s
      expect 3/3
      key i
      expect Set images
      expect nginx:1.27`,
  },
  {
    title: "delete: blast radius, propagation, the object is gone, and can be had again",
    script: `
      type :deploy
      key Enter
      expect front
      key j Ctrl-D
      expect ReplicaSet
      expect ackground
      expect kubectl delete`,
  },
  {
    title: "cron jobs run now, are suspended and resumed",
    script: `
      type :cj
      key Enter
      expect stock-report
      key t
      expect kubectl create job
      key Enter
      wait 3s
      key s
      expect suspend: true
      key Enter
      expect True`,
  },
  {
    title: "nodes are cordoned, uncordoned and drained with the budgets in the way",
    size: { columns: 120, rows: 40 },
    script: `
      type :no
      key Enter
      expect eli02
      key j c
      expect unschedulable: true
      key Enter
      expect SchedulingDisabled
      key u Enter
      wait 2s
      reject SchedulingDisabled
      key r
      expect Drain
      expect budget`,
  },
  {
    title: "roll-outs: pause, resume, history with its difference, rollback",
    size: { columns: 120, rows: 40 },
    script: `
      type :deploy
      key Enter
      expect front
      key j Ctrl-T
      expect paused: true
      key Enter
      wait 2s
      key Ctrl-T Enter
      wait 2s
      key Ctrl-L
      expect evision`,
  },
  {
    title: "create from a template, clone, apply, a folder of manifests",
    script: `
      type :create
      key Enter
      expect emplate
      key Esc
      type :deploy
      key Enter
      expect front
      key j Ctrl-N
      expect Clone
      key Esc
      type :dir
      key Enter
      expect HOLDS`,
  },
  {
    title: "a protected context has a banner and asks for its name",
    settings: { protectedContexts: ["def*"] },
    script: `
      expect Running
      key Ctrl-D
      expect default is protected
      expect Type the context's name (default)
      key Enter
      expect Delete Pod`,
  },
  {
    title: "read-only mode refuses every change and says so",
    readOnly: true,
    script: `
      expect read-only
      key Ctrl-D
      expect read-only
      reject Delete
      key Ctrl-K
      reject kill
      type :cj
      key Enter
      expect stock-report
      key t
      reject create job
      type :deploy
      key Enter
      expect front
      key Ctrl-L
      expect Revisions
      key Ctrl-L
      expect read-only`,
  },
]);
