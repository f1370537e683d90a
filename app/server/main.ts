import * as build from "virtual:remix/server-build";
import type { ServerBuild } from "@remix-run/node";
import { runProduct } from "./run-product.server";

void runProduct(build as unknown as ServerBuild, "production");
