/** Reading: YAML, descriptions, logs, documentation, as scripts of keys. One more thing is one more record. */
import { scriptedTests } from "./scripted.ts";

scriptedTests([
  {
    title: "YAML: search, fold, managed fields, path, documentation beside it, copy, save, full screen",
    script: `
      type :deploy
      key Enter
      expect front
      key j y
      expect apiVersion
      reject managedFields
      key m
      expect managedFields
      key m
      type /replicas:
      key Enter
      expect 1 of 6
      expect spec › replicas
      expect Number of desired pods
      key n Shift-N Shift-P
      expect Copied
      key c
      expect Copied
      key Ctrl-S
      expect .yaml
      key f
      reject ⎈
      key Esc
      expect ⎈`,
  },
  {
    title: "describe says what kubectl describe says, events included",
    script: `
      type :deploy
      key Enter
      expect front
      key j d
      expect StrategyType
      type /Events
      key Enter
      expect 1 of 1`,
  },
  {
    title: "explain any kind and field",
    script: `
      type :explain deployment.spec.strategy
      key Enter
      expect rollingUpdate
      expect strategy to use to replace existing pods
      key Esc
      expect Pods`,
  },
  {
    title:
      "logs of a pod, a deployment, a stateful set, a service, a job: ranges, times, marks, filter, save",
    size: { columns: 120, rows: 30 },
    script: `
      key l
      expect following
      key t
      expect 2026-01-01T
      key 2
      expect 1m
      key m w f Esc
      expect Logs
      key 0
      type /probe
      key Enter
      expect 31 of 41 lines
      key Esc c
      expect Copied
      key Ctrl-S
      expect .log
      key Up
      expect paused
      key Shift-G
      expect following
      key Esc
      type :deploy
      key Enter
      expect front
      key j l
      expect Logs
      expect deployment
      type :sts shop-data
      key Enter
      expect database
      key l
      expect statefulset
      type :svc shop
      key Enter
      expect front
      key l
      expect service
      type :jobs shop
      key Enter
      expect stock-report
      key l
      expect counting stock`,
  },
]);
