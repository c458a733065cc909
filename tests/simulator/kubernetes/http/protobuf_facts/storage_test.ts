import { storageMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/storage.ts";
import { testTable } from "./published_fields.ts";

testTable(storageMessages);
