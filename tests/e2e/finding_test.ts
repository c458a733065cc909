/** Finding one's way: kinds, commands, filters, drill-downs. One more thing to do is one more record. */
import { scriptedTests } from "./scripted.ts";

scriptedTests([
  {
    title: "any kind by plural, singular, short name, kind, group and version",
    script: `
      type :deployments
      key Enter
      expect Deployments (shop) 2
      type :svc
      key Enter
      expect Services (shop)
      type :StatefulSet shop-data
      key Enter
      expect StatefulSets (shop-data) 1
      type :deployments.apps
      key Enter
      expect Deployments
      type :apps/v1/replicasets
      key Enter
      expect ReplicaSets
      type :dp
      key Enter
      expect Deployments`,
  },
  {
    title: "a command is completed while it is typed, and comes back from history",
    script: `
      type :statef
      expect statefulsets
      key Tab Enter
      expect StatefulSets
      type :
      key Up
      expect statefulsets`,
  },
  {
    title: "arguments of a command: namespace, all, pattern, letters, labels, context",
    script: `
      type :po shop-data
      key Enter
      expect Pods (shop-data) 2
      type :po all
      key Enter
      expect kube-system
      type :po shop /front
      key Enter
      expect front-
      reject catalog-
      type :po shop -f ctlg
      key Enter
      expect catalog-
      reject front-
      type :po shop app=front
      key Enter
      expect front-
      reject catalog-
      type :po shop 'app in (front,catalog)'
      key Enter
      expect catalog-
      reject stock-report
      type :po @default
      key Enter
      expect Pods (shop) 8
      type :ns shop-data
      key Enter
      expect Pods (shop-data) 2`,
  },
  {
    title: "filters: pattern, inverse, two words, labels, letters, a mistake is told",
    script: `
      expect Running
      type /FRONT
      key Enter
      reject catalog-
      key Esc
      expect catalog-
      type /!front
      key Enter
      reject front-cd
      key Esc
      type /front zv6
      key Enter
      expect 1 of 8
      key Esc
      type /-l app=catalog
      key Enter
      reject front-cd
      key Esc
      type /-f ctlg
      key Enter
      reject front-cd
      key Esc
      type /^front
      key Enter
      expect 3 of 8
      key Esc
      type /(
      key Enter
      expect Invalid regular expression`,
  },
  {
    title: "Enter goes in and Esc comes back to where one was",
    script: `
      type :deploy
      key Enter
      expect front
      key j Enter
      expect Pods
      expect front-cd
      key Enter
      expect Containers
      key Enter
      expect Logs shop/front
      key Esc Esc Esc
      expect ▌front`,
  },
  {
    title: "Enter on a service, a node, a namespace, a cron job and a job leads to pods",
    script: `
      type :svc
      key Enter
      expect catalog
      key Enter
      expect Pods
      expect catalog-776
      type :no
      key Enter
      expect eli02
      key j Enter
      expect Pods
      expect front-cd4d4dbb6-z4c9d
      type :ns
      key Enter
      expect monitoring
      key Enter
      expect Pods
      type :cj shop
      key Enter
      expect stock-report
      key Enter
      expect Jobs
      key Enter
      expect Pods
      expect stock-report-`,
  },
]);
