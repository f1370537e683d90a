import { core } from "./core";
import { accounts } from "./accounts";
import { audit } from "./audit";
import { contacts } from "./contacts";
import { desk } from "./desk";
import { directory } from "./directory";
import { holdings } from "./holdings";
import { operations } from "./operations";
import { people } from "./people";
import { promoters } from "./promoters";
import { organisations } from "./organisations";
import { recognitions } from "./recognitions";
import { sites } from "./sites";
import { stands } from "./stands";
import { surveys } from "./surveys";
import { membership } from "./membership";
import { duplicates } from "./duplicates";
import { events } from "./events";
import { invitations } from "./invitations";
import { outcomes } from "./outcomes";
import { presence } from "./presence";
import { approval } from "./approval";
import { fields } from "./fields";
import { programme } from "./programme";
import { files } from "./files";
import { conduct } from "./conduct";
import { governance } from "./governance";
import { profile } from "./profile";
import { reports } from "./reports";
import { lists } from "./lists";
import { tables } from "./tables";
import { transfer } from "./transfer";
import { server } from "./server";
import { commands } from "./commands";
import { interfaces } from "./interfaces";
import { mails } from "./mails";
import { paper } from "./paper";
import type { Messages, MessagesOfPages } from "..";

/** What is said on pages; the rest is said in mails, on paper and in terminals, and no browser loads it. */
export const ofPages = {
  ...core,
  ...accounts,
  ...audit,
  ...contacts,
  ...directory,
  ...operations,
  ...people,
  ...promoters,
  ...organisations,
  ...recognitions,
  ...sites,
  ...surveys,
  ...membership,
  ...duplicates,
  ...events,
  ...invitations,
  ...outcomes,
  ...presence,
  ...approval,
  ...fields,
  ...programme,
  ...stands,
  ...files,
  ...conduct,
  ...desk,
  ...governance,
  ...profile,
  ...reports,
  ...lists,
  ...tables,
  ...transfer,
} satisfies MessagesOfPages;

export const en = {
  ...ofPages,
  ...interfaces,
  ...mails,
  ...paper,
  ...holdings,
  ...server,
  ...commands,
} satisfies Messages;
