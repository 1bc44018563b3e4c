// The shapes of the values that modules hand to each other, for the type check alone.

type Layer = 'inputs' | 'hidden' | 'outputs';
type Shape = Record<Layer, number>; // sizes of the layers

// Numbers in a row, typed array or not.
interface Vector extends Iterable<number> {
  readonly length: number;
  [place: number]: number;
  map(f: (value: number, place: number) => number): Vector;
  reduce(f: (total: number, value: number, place: number) => number, start: number): number;
}

type Block = 'w1' | 'b1' | 'w2' | 'b2';
type Network = { shape: Shape; silent: number[] } & Record<Block, Float64Array>; // row by row
type Rule = { learningRate: number; update: 'full-batch' | 'per-sample'; silent: number[]; held: number[] };

type Pictures = { x: Float64Array[]; counts: Uint8Array[]; labels: number[]; names: string[] };
type Run = import('./record/run.js').Run;

// One run, one stored epoch, one picture; of a drawn picture sample and label are null.
type Moment = {
  run: Run;
  index: number;
  epoch: number;
  sample: any;
  x: Vector;
  label: any;
  network: Network;
  value: (quantity: string, unit?: number) => number;
  drawn: boolean;
};
type Context = { run: Run; index: number; sample: number | null; moment: Moment };

type Selected = { kind: string; indices: number[] };

// The state of an inspector: see state/state.js.
type State = {
  mode: string;
  run: string;
  epoch: number;
  sample: number;
  select: string | null;
  trail: string[];
  pixels: string | null;
  pin: string | null;
  zeros: boolean;
  digits: number | null;
  life: boolean;
  sort: string;
  playing: boolean;
  speed: number;
};
type Store = ReturnType<typeof import('./state/store.js').makeStore>;
type World = { runs: string[]; samples: number; shape: Shape; levels: number }; // what an address may name

// What scripts of the page share across files that are no modules.
interface Element {
  inspector?: any; // of an inspector that is made: see main.js
  measured?: any; // of a live figure: see live/near.js
  experiment?: any; // of a lab: see lab/lab.js
}
declare var explorable: { modules: Record<string, any> }; // by path: see builder/pages/script_bundler.py
declare var explorableSearch: any[]; // the index of the search: see builder/pages/search_index.py
declare var explorableBundles: { push: (arrived: [string, object]) => void };
