/** Changing a cluster, as scripts of keys. One more deed is one more record. */
import { FakeMachine } from "../explorer/fake_machine.ts";
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
      key Backspace Backspace
      type 26
      expect nginx:1.26
      key Enter
      wait 30s
      key Ctrl-U
      expect nginx:1.27
      key Enter
      wait 30s
      key y
      type /image:
      key Enter
      expect image: nginx:1.27`,
  },
  {
    title: "delete: blast radius, propagation, the object is gone, and can be had again",
    script: `
      type :deploy
      key Enter
      expect front
      key j Ctrl-D
      expect takes 1 ReplicaSet and 3 Pods with it
      expect Service front keeps 0 of 3 endpoints
      expect ● background  ○ foreground  ○ orphan
      expect kubectl delete
      key Left Enter
      wait 30s
      reject front
      key Ctrl-U
      expect reate
      key Enter
      wait 30s
      expect 3/3`,
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
      expect True
      wait 3s
      key s
      expect suspend: false
      key Enter
      expect False
      type :jobs
      key Enter
      expect stock-report-manual`,
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
      wait 2s
      key u Enter
      wait 2s
      reject SchedulingDisabled
      key r
      expect Drain
      expect budget
      wait 2s
      key Tab Tab Tab Tab Space
      wait 2s
      key Enter Left Enter
      expect waits for a budget
      key s
      wait 1s
      expect stopped`,
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
      key i
      expect Set images
      key Backspace Backspace
      type 26
      key Enter
      wait 40s
      key Ctrl-L
      expect Revisions
      expect nginx:1.26
      key j
      wait 1s
      key Ctrl-L
      expect image: nginx:1.27
      key Enter
      wait 40s
      expect nginx:1.27`,
  },
  {
    title: "create from a template, clone, apply, a folder of manifests",
    machine: folder(),
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
      wait 1s
      key Enter
      wait 2s
      key Enter
      expect front-copy
      type :dir
      key Enter
      expect settings.yaml
      key j a
      expect kubectl apply
      key Enter
      wait 3s
      type :cm shop
      key Enter
      expect delivery`,
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

/** A folder with one manifest. */
function folder(): FakeMachine {
  const machine = new FakeMachine();
  machine.files.set(
    `${machine.workingFolder}/settings.yaml`,
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: delivery, namespace: shop }\ndata: { days: '2' }\n",
  );
  return machine;
}
