import { SYSTEM_ACTOR, VISITOR, type Actor } from "~/access/actor";
import type { Context } from "~/access/context";
import type { OpenedData } from "~/server/data-folder.server";
import type { Clock } from "./timeline.server";

/** The people of a demo world, each with a context in which to act; all look at the same clock. */
export class Cast {
  readonly system: Context;
  readonly visitor: Context;
  private readonly accounts = new Map<string, Context>();
  private readonly representatives = new Map<number, Context>();

  constructor(
    private readonly data: Pick<OpenedData, "db" | "auditKey">,
    private readonly clock: Clock,
    private readonly origin: string,
  ) {
    this.system = this.as(SYSTEM_ACTOR);
    this.visitor = this.as(VISITOR);
  }

  private as(actor: Actor): Context {
    const { db, auditKey } = this.data;
    return { db, auditKey, actor, now: () => this.clock.now, locale: "zh-CN", requestId: "demo", origin: this.origin };
  }

  /** Somebody got an account. */
  join(email: string, actor: Actor, represents: readonly number[]): void {
    const context = this.as(actor);
    this.accounts.set(email, context);
    for (const position of represents) this.representatives.set(position, context);
  }

  account(email: string): Context {
    const context = this.accounts.get(email);
    if (!context) throw new Error(`nobody has the account ${email} yet`);
    return context;
  }

  /** Who speaks for the firm, if anybody does. */
  representative(position: number): Context | undefined {
    return this.representatives.get(position);
  }
}
