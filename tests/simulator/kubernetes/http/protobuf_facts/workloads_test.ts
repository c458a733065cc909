import { workloadsMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/workloads.ts";
import { testTable } from "./published_fields.ts";

testTable(workloadsMessages);
