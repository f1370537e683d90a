import { core } from "./core";
import { accounts } from "./accounts";
import { audit } from "./audit";
import { promoters } from "./promoters";
import { organisations } from "./organisations";
import { events } from "./events";
import { reports } from "./reports";
import { tables } from "./tables";
import { transfer } from "./transfer";
import { server } from "./server";
import { commands } from "./commands";

export const zhCN = {
  ...core,
  ...accounts,
  ...audit,
  ...promoters,
  ...organisations,
  ...events,
  ...reports,
  ...tables,
  ...transfer,
  ...server,
  ...commands,
};
