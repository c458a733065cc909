import { machineryMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/machinery.ts";
import { testTable } from "./published_fields.ts";

testTable(machineryMessages);
