'use client';

import { useComputedColorScheme } from '@mantine/core';
import Graph from 'graphology';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import Sigma from 'sigma';
import { Empty } from '../shell/states';
import { LABEL_HEIGHT, type LabelBox, labelPlace, markBox } from './label-place';
import { type Arrow, DIRECTIONS, neighbourOf } from './neighbour';

/** An institution as drawn; `colour` and those of edges are custom properties of the theme. */
export interface DrawnInstitution {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  /** Not touched by what is chosen. */
  readonly faint: boolean;
  /** For the live region. */
  readonly description: string;
}

export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly colour: string;
}

export interface NetworkMapProps {
  readonly institutions: readonly DrawnInstitution[];
  readonly links: readonly DrawnLink[];
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

/** The exposure graph, drawn by WebGL and walked by arrow keys; its table twin says the same in rows. */
export function NetworkMap({ institutions, links, selected, onSelect }: NetworkMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | null>(null);
  const labels = useRef<Drawn>({ taken: [], marks: null, readMarks: () => labelledMarks(sigma.current) });
  const [cannotDraw, setCannotDraw] = useState(false);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const choose = useRef(onSelect);
  choose.current = onSelect;

  useEffect(() => {
    if (!frame.current || institutions.length === 0) return;
    const graph = graphOf({ institutions, links, selected }, stretchOf(frame.current));
    // The colours were read from the theme: a change of theme draws again.
    graph.setAttribute('scheme', scheme);
    if (sigma.current) {
      // The same drawing with another graph: the camera stays where the reader put it.
      sigma.current.setSettings(settingsFor(frame.current, labels.current));
      sigma.current.setGraph(graph);
      return;
    }
    try {
      const drawing = new Sigma(graph, frame.current, settingsFor(frame.current, labels.current));
      drawing.on('beforeRender', () => {
        labels.current.taken = [];
        labels.current.marks = null;
      });
      drawing.on('clickNode', ({ node }) => choose.current(node));
      drawing.on('clickStage', () => choose.current(null));
      sigma.current = drawing;
    } catch {
      setCannotDraw(true);
    }
  }, [institutions, links, selected, scheme]);

  useEffect(
    () => () => {
      sigma.current?.kill();
      sigma.current = null;
    },
    [],
  );

  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onSelect(null);
    if (!(event.key in DIRECTIONS)) return;
    event.preventDefault();
    const next = neighbourOf(institutions, selected, event.key as Arrow);
    if (next) onSelect(next);
  };
  if (cannotDraw)
    return <Empty>This browser cannot draw the map (no WebGL): the table shows the same institutions.</Empty>;
  const described = institutions.find(({ key }) => key === selected);
  return (
    <div
      role="application"
      className="map-frame panel"
      onKeyDown={walk}
      tabIndex={0}
      aria-label="Map of exposures. Arrow keys walk from institution to institution, Escape leaves."
    >
      <div ref={frame} style={{ position: 'absolute', inset: 0 }} data-testid="map" data-drawn={institutions.length} />
      <div className="visually-hidden" aria-live="polite">
        {described ? `${described.label}: ${described.description}` : ''}
      </div>
    </div>
  );
}

/** Labels of the frame being drawn, and the marks that have one. */
interface Drawn {
  taken: LabelBox[];
  /** Not known before the first label of a frame: only then marks have their places. */
  marks: readonly LabelBox[] | null;
  readonly readMarks: () => readonly LabelBox[];
}

/** Marks that are large enough for a label, where they are on the screen. */
function labelledMarks(drawing: Sigma | null): readonly LabelBox[] {
  if (!drawing) return [];
  const least = drawing.getSetting('labelRenderedSizeThreshold');
  return drawing
    .getGraph()
    .mapNodes((node) => {
      const shown = drawing.getNodeDisplayData(node);
      const size = drawing.scaleSize(shown?.size ?? 0);
      return shown && size >= least ? markBox({ ...drawing.framedGraphToViewport(shown), size }) : null;
    })
    .filter((box) => box !== null);
}

function themed(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || '#888888';
}

/** The layout is a disc; a wide frame stretches it, so that labels have room. */
function stretchOf({ clientWidth, clientHeight }: HTMLElement): number {
  return Math.min(1.7, Math.max(0.8, clientWidth / Math.max(1, clientHeight)));
}

function graphOf(
  { institutions, links, selected }: Pick<NetworkMapProps, 'institutions' | 'links' | 'selected'>,
  stretch: number,
): Graph {
  const graph = new Graph({ type: 'directed', multi: false });
  for (const { key, label, x, y, size, colour, faint } of institutions)
    graph.addNode(key, {
      x: x * stretch,
      y,
      size: key === selected ? size + 3 : size,
      label: faint ? null : label,
      color: themed(faint ? '--line' : colour),
      highlighted: key === selected,
      forceLabel: key === selected,
      zIndex: key === selected ? 2 : faint ? 0 : 1,
    });
  for (const { from, to, width, colour } of links)
    if (graph.hasNode(from) && graph.hasNode(to) && !graph.hasDirectedEdge(from, to))
      graph.addDirectedEdge(from, to, { size: width, color: themed(colour), type: 'arrow' });
  return graph;
}

function settingsFor({ clientWidth }: HTMLElement, labels: Drawn) {
  const narrow = clientWidth < 600;
  return {
    labelColor: { color: themed('--ink') },
    labelFont: 'system-ui, sans-serif',
    labelSize: 12,
    labelDensity: 1,
    labelGridCellSize: narrow ? 150 : 110,
    labelRenderedSizeThreshold: narrow ? 12 : 8,
    defaultDrawNodeLabel: drawLabelsApart(labels),
    defaultDrawNodeHover: drawHover,
    stagePadding: 48,
    zIndex: true,
    minCameraRatio: 0.08,
    maxCameraRatio: 2,
    allowInvalidContainer: true,
  };
}

/** Draws a label with a halo of the surface's colour, readable over lines and marks; none over another of the same frame. */
function drawLabelsApart(drawn: Drawn) {
  return (
    context: CanvasRenderingContext2D,
    node: { x: number; y: number; size: number; label?: string | null; highlighted?: boolean },
  ): void => {
    // The name of the chosen one is on its plate.
    if (!node.label || node.highlighted) return;
    context.font = '500 12px system-ui, sans-serif';
    const { width } = context.measureText(node.label);
    drawn.marks ??= drawn.readMarks();
    const { taken } = drawn;
    const place = labelPlace(node, width, { frameWidth: context.canvas.clientWidth, taken, marks: drawn.marks });
    if (!place) return;
    taken.push(place);
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = themed('--surface');
    const baseline = place.top + LABEL_HEIGHT / 2 + 4;
    context.strokeText(node.label, place.left, baseline);
    context.fillStyle = themed('--ink');
    context.fillText(node.label, place.left, baseline);
  };
}

const PLATE_HEIGHT = 26;

/** The label of a hovered or chosen institution on a plate of the theme's own colour. */
function drawHover(
  context: CanvasRenderingContext2D,
  node: { x: number; y: number; size: number; label: string | null; color: string },
) {
  const label = node.label ?? '';
  context.font = '600 13px system-ui, sans-serif';
  const width = context.measureText(label).width + 16;
  const frameWidth = context.canvas.clientWidth;
  const place = labelPlace(node, width, { frameWidth, taken: [], marks: [] });
  // A name too long for every side of its mark stands below it, from edge to edge.
  const left = place?.left ?? Math.max(0, (frameWidth - width) / 2);
  const top = place ? place.top + (LABEL_HEIGHT - PLATE_HEIGHT) / 2 : node.y + node.size + 6;
  context.fillStyle = themed('--surface');
  context.strokeStyle = themed('--ink-soft');
  context.beginPath();
  context.roundRect(left, top, width, PLATE_HEIGHT, 4);
  context.fill();
  context.stroke();
  context.fillStyle = themed('--ink');
  context.fillText(label, left + 8, top + 18);
  context.strokeStyle = themed('--ink');
  context.lineWidth = 2;
  context.beginPath();
  context.arc(node.x, node.y, node.size + 2, 0, 2 * Math.PI);
  context.stroke();
}
