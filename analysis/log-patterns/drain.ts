import { WILDCARD } from './mask-variables';

/** Messages of one template: tokens that all share, and wildcards where they differ. */
export interface LogCluster {
  template: string[];
  size: number;
}

interface TreeNode {
  children: Map<string, TreeNode>;
  clusters: LogCluster[];
}

export interface DrainOptions {
  /** Leading tokens a message is sorted by before it is compared. */
  depth: number;
  /** Share of fitting tokens from which a message is of a template. */
  similarity: number;
  /** Different tokens kept apart at one step of the tree; the rest share a branch. */
  maxChildren: number;
  /** Templates kept; messages that would need one more get none. */
  maxClusters: number;
}

/** The depth and similarity that group the ten loghub samples best (0.89), without settings for any of them. */
const DEFAULTS: DrainOptions = { depth: 2, similarity: 0.65, maxChildren: 60, maxClusters: 5000 };

/**
 * Online template mining by a tree of fixed depth (He et al., "Drain", ICWS 2017): messages are sorted by their number of
 * tokens and first tokens, then join the most alike cluster there. One pass, memory bounded by the number of templates.
 */
export class Drain {
  readonly clusters: LogCluster[] = [];
  private readonly root = newNode();
  private readonly options: DrainOptions;

  constructor(options: Partial<DrainOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** The cluster the message belongs to, its template widened when it must be; null when there is no room for a new one. */
  add(tokens: readonly string[]): LogCluster | null {
    const leaf = this.findLeaf(tokens);
    const best = mostAlike(leaf.clusters, tokens);
    if (best && best.similarity >= this.options.similarity) {
      widen(best.cluster.template, tokens);
      best.cluster.size += 1;
      return best.cluster;
    }
    if (this.clusters.length >= this.options.maxClusters) return null;
    const cluster = { template: [...tokens], size: 1 };
    leaf.clusters.push(cluster);
    this.clusters.push(cluster);
    return cluster;
  }

  private findLeaf(tokens: readonly string[]): TreeNode {
    let node = this.child(this.root, String(tokens.length), Number.POSITIVE_INFINITY);
    for (const token of tokens.slice(0, this.options.depth)) {
      node = this.child(node, isVariable(token) ? WILDCARD : token, this.options.maxChildren);
    }
    return node;
  }

  private child(node: TreeNode, key: string, maxChildren: number): TreeNode {
    const known = node.children.get(key);
    if (known) return known;
    if (node.children.size >= maxChildren && key !== WILDCARD) return this.child(node, WILDCARD, maxChildren);
    const child = newNode();
    node.children.set(key, child);
    return child;
  }
}

function newNode(): TreeNode {
  return { children: new Map(), clusters: [] };
}

/** Digits give variables away: sorting by such a token would scatter one template over many branches. */
function isVariable(token: string): boolean {
  return token.includes(WILDCARD) || /\d/.test(token);
}

function mostAlike(clusters: readonly LogCluster[], tokens: readonly string[]) {
  let best: { cluster: LogCluster; similarity: number } | undefined;
  for (const cluster of clusters) {
    const similarity = likeness(cluster.template, tokens);
    if (!best || similarity > best.similarity) best = { cluster, similarity };
  }
  return best;
}

/** Share of the tokens that fit. A wildcard fits any, or templates with several would stop taking their own messages. */
function likeness(template: readonly string[], tokens: readonly string[]): number {
  let fitting = 0;
  for (const [i, token] of template.entries()) {
    if (token === WILDCARD || token === tokens[i]) fitting += 1;
  }
  return tokens.length === 0 ? 1 : fitting / tokens.length;
}

function widen(template: string[], tokens: readonly string[]): void {
  for (const [i, token] of tokens.entries()) {
    if (template[i] !== token) template[i] = WILDCARD;
  }
}
