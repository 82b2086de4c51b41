import type { SeriesType } from '../../../metrics';
import { signatures, type ValueKind } from '../../../promql/signature';
import { counters, gauges, labels } from './catalogue';
import { durationExpression, length, number, offset, quoted, string, window } from './literals';
import { Spelling } from './spelling';

type Labels = readonly string[];

/** Names that can stand before braces. */
const plain = /^(?!(?:inf|on)$)[a-zA-Z_:][\w:]*$/;

const growth = ['rate', 'irate', 'increase', 'resets'];
const arithmetic = ['+', '-', '*', '/', '%', '^', 'atan2'];
const comparisons = ['==', '!=', '>', '<', '>=', '<='];
const others = ['</', '>/'];
/** Functions whose result has other labels than their vector. */
const relabelling = [
  ...['absent', 'absent_over_time', 'histogram_fraction', 'histogram_quantile', 'histogram_quantiles'],
  ...['info', 'label_join', 'label_replace', 'scalar', 'sort_by_label', 'sort_by_label_desc', 'vector'],
];
const ofVector = callsWith('instant vector');
const ofRange = callsWith('range vector');

function callsWith(kind: ValueKind): string[] {
  return Object.entries(signatures)
    .filter(([name, { args, result }]) => args.includes(kind) && result !== 'scalar' && !relabelling.includes(name))
    .map(([name]) => name);
}

/** Generator of valid queries of the whole grammar: each form has its own method. */
export class Queries extends Spelling {
  /** Returns a query of any type. */
  query(): string {
    const depth = this.random.below(5);
    const query = this.random.one([
      () => this.vector(this.random.some(labels), depth),
      () => this.vector(labels, depth),
      () => this.vector(this.random.some(labels), depth),
      () => (this.random.chance(0.2) ? this.scalar(depth) : this.vector([], depth)),
      () => (this.random.chance(0.1) ? string(this.random) : this.range('gauge', depth)),
    ])();
    return this.space() + query + this.space();
  }

  /** Instant vector whose series have exactly these labels. */
  private vector(of: Labels, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.leaf(of);
    const without = labels.filter((label) => !of.includes(label));
    const text = random.one([
      () => this.aggregation(of, depth - 1),
      () => this.call(of, depth - 1),
      () => this.relabelled(of, depth - 1),
      () => this.binary(of, without, depth - 1),
      () => this.binary(of, without, depth - 1),
      () => this.withScalar(of, depth - 1),
      () => `${random.one(['-', '+', '- -'])}${this.vector(of, depth - 1)}`,
      () => this.leaf(of),
    ])();
    return random.chance(0.6) ? `(${this.space()}${text}${this.space()})` : text;
  }

  private leaf(of: Labels): string {
    if (of.length === labels.length) return this.selector('gauge') + this.modifiers(false);
    if (of.length === 0 && this.random.chance(0.3)) return `vector(${this.scalar(0)})`;
    return this.aggregation(of, 0);
  }

  private selector(type: SeriesType, isNamed = this.random.chance(0.8)): string {
    const { random } = this;
    const matchers = random.some(labels, 0.2).map((label) => this.matcher(label));
    const names = type === 'gauge' ? gauges : counters;
    if (!isNamed && type === 'gauge') {
      const pattern = random.one(['=~".+"', "=~'[a-z]+.*'", '!~"nothing.+"', '!="c"']);
      return this.list('{', '}', [`__name__${pattern}`, ...matchers, 'job!=""']);
    }
    const name = random.one(names);
    if (plain.test(name) && random.chance(0.8)) {
      return name + (matchers.length > 0 || random.chance(0.1) ? this.list('{', '}', matchers) : '');
    }
    const inside = random.chance(0.5) ? quoted(random, name) : `__name__=${quoted(random, name)}`;
    return this.list('{', '}', random.chance(0.5) ? [inside, ...matchers] : [...matchers, inside]);
  }

  /** Modifiers after a selector, window or subquery. */
  private modifiers(isSubquery: boolean, edges: readonly string[] = []): string {
    const { random } = this;
    const moment = random.one([
      '1.5',
      '-1.0005',
      '5m',
      '1e9',
      '+0x10',
      `${this.word('start')}()`,
      `${this.word('end')}( )`,
    ]);
    const list = [
      ...(random.chance(0.15) ? [`@${this.space()}${moment}`] : []),
      ...(random.chance(0.15) ? [`${this.word('offset')} ${offset(random)}`] : []),
      ...(!isSubquery && edges.length > 0 && random.chance(0.15) ? [this.word(random.one(edges))] : []),
    ];
    return (random.chance(0.5) ? list : list.reverse()).map((one) => ` ${one}`).join('');
  }

  /** Range vector with all labels. */
  private range(type: SeriesType, depth: number, edges: readonly string[] = []): string {
    const { random } = this;
    if (random.chance(0.7)) {
      const bracket = `${this.space()}[${random.one(['', ' '])}${window(random)}]`;
      const isBefore = edges.length > 0 && random.chance(0.05);
      const before = isBefore ? ` ${this.word(random.one(edges))}` : '';
      return this.selector(type) + before + bracket + this.modifiers(false, isBefore ? [] : edges);
    }
    const step = random.one(['', length(random), `(${durationExpression(random, 1)})`]);
    const operand = `(${this.vector(labels, depth - 1)})`;
    return `${operand}[${window(random)}:${step}]${this.modifiers(true)}`;
  }

  private scalar(depth: number): string {
    const { random } = this;
    if (depth <= 0) return random.one([() => number(random), () => `${random.one(['time', 'pi', 'step', 'end'])}()`])();
    return random.one([
      () => `${this.scalar(depth - 1)} ${random.one(arithmetic)} ${this.scalar(depth - 1)}`,
      () => `(${this.scalar(depth - 1)} ${random.one(comparisons)} ${this.word('bool')} ${this.scalar(depth - 1)})`,
      () => `${random.one(['-', '+'])}${this.scalar(depth - 1)}`,
      () => `scalar(${this.vector(random.some(labels), depth - 1)})`,
      () => `${random.one(['max_of', 'min_of'])}(${this.scalar(depth - 1)}, ${this.scalar(depth - 1)})`,
      () => `(${this.scalar(depth - 1)})`,
    ])();
  }

  private aggregation(of: Labels, depth: number): string {
    const { random } = this;
    const isBy = of.length > 0 || random.chance(0.5);
    const without = labels.filter((label) => !of.includes(label));
    const inner = random.chance(0.5) || depth <= 0 ? labels : [...of, ...random.some(without)];
    const dropped = without.filter((label) => inner.includes(label));
    const grouping =
      of.length > 0 && random.chance(0.3)
        ? `${this.word('without')} ${this.labelList(dropped)}`
        : isBy
          ? `${this.word('by')} ${this.labelList(of)}`
          : '';
    const plainOperator = random.one(['sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar', 'quantile']);
    const operator = this.word(plainOperator);
    const parameter = plainOperator === 'quantile' ? '0.9, ' : '';
    if (random.chance(0.2)) return this.selection(of, depth);
    const body = `(${this.space()}${parameter}${this.vector(inner, depth)}${this.space()})`;
    return random.chance(0.5) ? `${operator} ${grouping}${body}` : `${operator}${body} ${grouping}`;
  }

  /** Aggregation that keeps the labels, or adds one. */
  private selection(of: Labels, depth: number): string {
    const { random } = this;
    const [first] = of;
    if (first !== undefined && /^\w+$/.test(first) && random.chance(0.3)) {
      const rest = of.slice(1);
      return `${this.word('count_values')} by ${this.labelList(rest)} ("${first}", ${this.vector(labels, depth)})`;
    }
    const operator = this.word(random.one(['topk', 'bottomk', 'limitk', 'limit_ratio']));
    return `${operator}(${this.scalar(depth - 1)}, ${this.vector(of, depth - 1)})`;
  }

  private call(of: Labels, depth: number): string {
    const { random } = this;
    if (of.length < labels.length || random.chance(0.5)) {
      const name = random.one(ofVector);
      return `${name}(${this.args(name, () => this.vector(of, depth))})`;
    }
    const name = random.one(ofRange);
    const edges = [
      ...(['changes', 'delta', 'increase', 'rate', 'resets'].includes(name) ? ['anchored'] : []),
      ...(['delta', 'increase', 'rate'].includes(name) ? ['smoothed'] : []),
    ];
    const type = growth.includes(name) ? 'counter' : 'gauge';
    return `${name}(${this.args(name, () => this.range(type, depth, edges))})`;
  }

  private args(name: string, vector: () => string): string {
    const { args } = signatures[name]!;
    const texts = args.map((kind) => {
      if (kind === 'scalar') return name.startsWith('quantile') ? '0.5' : this.scalar(0);
      return vector();
    });
    return texts.join(`,${this.space()}`);
  }

  /** Functions that change labels. */
  private relabelled(of: Labels, depth: number): string {
    const { random } = this;
    const target = of.filter((label) => /^\w+$/.test(label)).at(-1);
    const rest = of.filter((label) => label !== target);
    const inner = () => this.vector(random.chance(0.5) ? of : rest, depth);
    const source = () => (rest.length > 0 && random.chance(0.7) ? random.one(rest) : '');
    const choices = [
      ...(target === undefined
        ? []
        : [
            () =>
              `label_replace(${inner()}, "${target}", "${random.one(['$1', '${1}x', '$0', 'x$$'])}", "${source()}", ${quoted(random, '(.*)')})`,
            () =>
              `label_join(${inner()}, '${target}', ${string(random)}${random.chance(0.8) ? `, "${source()}"` : ''})`,
          ]),
      ...(of.includes('le') ? [] : [() => `histogram_quantile(0.9, ${this.vector([...of, 'le'], depth)})`]),
      ...(of.includes('le') || target === undefined
        ? []
        : [() => `histogram_quantiles(${this.vector([...rest, 'le'], depth)}, "${target}", 0.5, .99)`]),
      () => `info(${this.vector(of, depth)})`,
      ...(of.includes('le') ? [] : [() => `histogram_fraction(0, 1, ${this.vector([...of, 'le'], depth)})`]),
      ...(of.length === 0
        ? [() => `absent(sum(${this.vector(labels, depth)}))`, () => `vector(${this.scalar(depth)})`, () => 'hour()']
        : []),
      () =>
        `info(${this.vector(of, depth)}, ${this.list(
          '{',
          '}',
          [...of.slice(0, 1)].map((label) => this.matcher(label)),
        )})`,
      () => `${random.one(['sort_by_label', 'sort_by_label_desc'])}(${this.vector(of, depth)}, ${string(random)})`,
    ];
    return random.one(choices)();
  }

  private withScalar(of: Labels, depth: number): string {
    const { random } = this;
    const bool = random.chance(0.5) ? ` ${this.word('bool')}` : '';
    const matching = random.chance(0.1)
      ? ` ${random.one(['on', 'ignoring'])} ( )${random.one(['', ' group_left()'])}`
      : '';
    const operator =
      (random.chance(0.5) ? this.word(random.one(arithmetic)) : random.one(comparisons) + bool) + matching;
    const [vector, scalar] = [this.vector(of, depth), this.scalar(Math.min(depth, 1))];
    const text = random.chance(0.5) ? `${vector} ${operator} ${scalar}` : `${scalar} ${operator} ${vector}`;
    // Beside another scalar, a comparison would compare two scalars.
    return comparisons.some((one) => operator.startsWith(one)) ? `(${text})` : text;
  }

  private binary(of: Labels, without: Labels, depth: number): string {
    const { random } = this;
    const wider = () => this.vector([...of, ...random.some(without)], depth);
    const own = () => this.vector(of, depth);
    const group = random.one(['left', 'right'] as const);
    const key = random.some(of);
    const include = random.some(of.filter((label) => !key.includes(label)));
    const ignored = random.some(without);
    const on = () => ` ${this.word('on')}${this.space()}${this.labelList(key)}`;
    // A parenthesis after group_left would be its labels.
    const groupText = () => {
      const fill = this.fill();
      return ` ${this.word(`group_${group}`)}${fill && include.length === 0 ? fill : this.space() + this.labelList(include) + fill}`;
    };
    const one = () => this.vector([...new Set([...key, ...include])], depth);
    const [left, right] = group === 'left' ? [own, one] : [one, own];
    const same = () => this.vector([...of, ...ignored], depth);
    const member = () => this.vector([...new Set([...key, ...random.some(labels)])], depth);
    const isPlain = random.chance(0.5);
    if (isPlain) return [own(), this.operator(), own()].join(' ');
    if (random.chance(0.3)) return [own(), this.word(random.one(['and', 'or', 'unless'])), own()].join(' ');
    // The labels of the operands differ, so their precedence must not.
    const [first, operator, second] = random.one([
      () => [wider(), `${this.operator()} ${this.word('on')} ${this.labelList(of)}${this.fill()}`, wider()],
      () => [own(), this.operator() + this.fill(), own()],
      () => [same(), `${this.operator()} ${this.word('ignoring')}${this.labelList(ignored)}${this.fill()}`, same()],
      () => [left(), this.operator() + on() + groupText(), right()],
      () => [own(), this.word(random.one(['and', 'unless'])) + on(), member()],
    ])();
    return `((${first!}) ${operator!} (${second!}))`;
  }

  /** Operator between vectors, with `bool` after some comparisons. */
  private operator(): string {
    const { random } = this;
    const bool = random.chance(0.3) ? ` ${this.word('bool')}` : '';
    return random.chance(0.6) ? this.word(random.one([...arithmetic, ...others])) : random.one(comparisons) + bool;
  }

  private fill(): string {
    const { random } = this;
    const value = () => `(${random.one(['', '-', '+'])}${number(random)})`;
    const sides = random.chance(0.5) ? ['fill_left', 'fill_right'] : ['fill_right', 'fill_left'];
    return random.one([
      ...Array.from({ length: 8 }, () => ''),
      ` ${this.word('fill')}${random.one(['', '\n'])}${value()}`,
      ` ${this.word('fill_left')} ${value()}`,
      ` ${this.word(sides[0]!)} ${value()} ${this.word(sides[1]!)} ${value()}`,
    ]);
  }
}
