/** What tables can do, as scripts of keys. One more thing is one more record. */
import { scriptedTests } from "./scripted.ts";

scriptedTests([
  {
    title: "sort keys of k9s, those that it removed, a picked column, and the column picker",
    size: { columns: 160, rows: 30 },
    script: `
      expect NAME ↑
      key Shift-A
      expect AGE ↑
      key Shift-A
      expect AGE ↓
      key Shift-S
      expect STATUS ↑
      key Shift-C
      expect CPU↓
      key Shift-M
      expect MEM↓
      key Shift-R
      expect READY
      key Shift-I
      expect IP ↑
      key Shift-O
      expect NODE ↑
      key 0 Shift-P
      expect NAMESPACE ↑
      key < Shift-O
      expect AGE ↑
      key |
      expect Columns`,
  },
  {
    title: "wide columns, faults only, header, breadcrumbs, every kind",
    size: { columns: 260, rows: 30 },
    script: `
      type :po all
      key Enter
      expect Pods (all)
      key Ctrl-W
      expect NOMINATED NODE
      key Ctrl-W Ctrl-Z
      expect · not well
      key Ctrl-Z Ctrl-E
      reject ⎈
      key Ctrl-E
      expect ⎈
      type :deploy shop
      key Enter Enter
      expect deployments ›
      key Ctrl-G
      reject deployments ›
      key Ctrl-G Ctrl-A
      expect API`,
  },
  {
    title: "[ and ] walk along the views, - goes to and fro",
    script: `
      type :deploy
      key Enter
      expect Deployments
      type :svc
      key Enter
      expect Services
      key [
      expect Deployments
      key ]
      expect Services
      key -
      expect Deployments`,
  },
  {
    title: "digits choose namespaces, and several together are one view",
    script: `
      key 0
      expect kube-system
      key 1
      expect Pods (shop)
      type :ns shop-data
      key Enter
      expect Pods (shop-data)
      key 1
      expect Pods (shop)
      type :ns shop,shop-data
      key Enter
      expect database-0
      expect front-cd`,
  },
  {
    title: "marks: one, a range, none; what is done then is done to all of them",
    script: `
      key Space j Ctrl-Space
      expect 3 marked
      key Ctrl-D
      expect catalog-776855cc84-2hwfc
      expect catalog-776855cc84-pktkq
      expect front-cd4d4dbb6-kj89d
      key Esc Ctrl-\\
      reject marked`,
  },
  {
    title: "c and n copy names and namespaces, and any cell can be copied",
    script: `
      key c
      expect Copied
      key n
      expect Copied
      key > .
      expect Copied
      type :copy md
      key Enter
      expect Copied`,
  },
  {
    title: "owner, node, warp, replica sets, users of a thing",
    script: `
      key j j Shift-J
      expect ReplicaSets
      expect front-cd4d4dbb6
      key Esc o
      expect Nodes
      type :po all
      key Enter
      expect Pods (all)
      type /database-0
      key Enter w
      expect Pods (shop-data)
      type :deploy shop
      key Enter z
      expect ReplicaSets
      type :cm shop
      key Enter
      expect catalog
      type /catalog
      key Enter u
      expect deployment`,
  },
  {
    title: "a secret is decoded in the table and in its YAML",
    script: `
      type :secrets
      key Enter
      expect catalog-database
      type /catalog
      key Enter x
      expect change-me
      key Esc y
      expect Y2hhbmdlLW1l
      key x
      expect change-me`,
  },
  {
    title: "events: a table of all, and those of one object and what it owns",
    script: `
      type :ev
      key Enter
      expect Events
      expect REASON
      type :deploy
      key Enter
      expect front
      key Shift-E
      expect Nothing has been told of it lately
      key Esc s
      type 3
      key Enter
      wait 5s
      key Shift-E
      expect ScalingReplicaSet
      expect Scheduled`,
  },
  {
    title: "rows are found across kinds, and saved as CSV",
    script: `
      type :find front
      key Enter
      expect Deployment
      expect PodDisruptionBudget
      type :po
      key Enter
      expect Pods
      key Ctrl-S
      expect .csv`,
  },
  {
    title: "columns of nodes, storage, autoscalers, policies, ingresses and endpoints",
    scenario: "shop",
    size: { columns: 160, rows: 30 },
    script: `
      type :no
      key Enter
      expect PODS
      expect TAINTS
      type :pvc shop-data
      key Enter
      expect CAPACITY
      type :pv
      key Enter
      expect RECLAIM POLICY
      type :sc
      key Enter
      expect PROVISIONER
      type :hpa shop
      key Enter
      expect cpu:
      type :pdb shop
      key Enter
      expect MIN AVAILABLE
      type :netpol shop-data
      key Enter
      expect POD-SELECTOR
      type :ing shop
      key Enter
      expect shop.example.com
      type :endpointslices shop
      key Enter
      expect ENDPOINTS`,
  },
  {
    title: "eighty columns and twenty-four rows hold what matters, forty by ten still work",
    size: { columns: 80, rows: 24 },
    script: `
      expect Running
      expect AGE
      expect ? help
      key y
      expect apiVersion
      resize 40x10
      expect apiVersion
      key Esc
      expect Running
      resize 200x50
      expect NODE`,
  },
]);
