// SPDX-License-Identifier: MIT
/** Small pictures of data that nobody waits for: a few measured samples, and how the losses of two usual runs go. */
import type { DataKind } from '../data';

/** Petals of all 150 irises, 50 a species: length and width in tenths of a centimetre, two digits each. */
export const PETALS =
  '1402140213021502140217041403150214021501150216021401110112021504130414031703150317021504100217051902' +
  '1602160415021402160216021504150114021502120213021401130215021303130313021606190414031602140215021402' +
  '4714451549154013461545134716331046133914351042154010471436134414451541104515391148184013491547124313' +
  '4414481450174515351038113710391251164515451647154413411340134412461440123310421342124213431330114113' +
  '6025511959215618582266214517631858186125512053195521502051245323551867226923501557234920672049185721' +
  '6018481849185621581661196420562251155614612356245518481854215624512351195923572552235019522054235118';

/** The first handwritten digits, a letter a pixel from a (paper) to q (ink), row by row. */
export const DIGITS = [
  'aafnjbaaaanpkpfaadpcaliaaemaaiiaafiaajiaaelabmhaacofkmaaaagnkaaa',
  'aaamnfaaaaalqjaaaadpqgaaahpqqcaaaabqqdaaaabqqgaaaabqqgaaaaalqkaa',
  'aaaepmaaaadqpoaaaainiqaaaabgplaaabinpbaaajqqfaaaadnqqlfaaaadlqja',
  'aahpnbaaaingpeaaacbnnaaaaacplbaaaaabmmbaaaaabkiaaaiefojaaahnnjaa',
  'aaablaaaaaahiaaaaabngccaaahpajiaafqkaqgaaepqnqbaaaadpkaaaaacqeaa',
  'aamkaaaaaaoqqoaaaanqpkbaaalqqhaaaaaehqhaaaaaeqjaaafemqeaaajqqkaa',
  'aaamnaaaaafqiaaaaanqdaaaaaonaaaaaapmhcaaaanqnqdaaahqlpiaaabjplda',
  'aahinqpbaahhelmaaaaainbaaeiippgaaclppeaaaaaqfaaaaajpbaaaaanfaaaa',
  'aajoibaaaamoomaaaajkapeaaadqmocaaaeqqcaaadqikncaabpbdqiaaalqplba',
  'aalmaaaaacqqqnaaadqmkoaaabqbmpaaaanqjpcaaaadajlaaaaajpeaaajmndaa',
  'aabjplaaaalqiogaacqkajjaabqeaiiaaeqeaiiaabqfbldaaammkkaaaabkndaa',
  'aaaaonbaaaafqqcaaaaoqmaaabkqqmaaadmoqjaaaaafqpaaaaaeqoaaaaabnqba',
  'aafmbaaaaapohaaaaanbmaaaackaoaaaaacaqbaaaaagpaaaaajqpjicaadlinme',
  'acjpojdaaenijqiaaaagopdaaaalocaaaaacplaaaaaacpeaabfgnqgaacmmnlaa',
  'aaaipbaaaabonbbaaakpdplaahqhbqiaajqnoqfaabkpqoaaaaabqkaaaaakpeaa',
];

/** Updates from a loss to the next. */
export const EVERY = 16;

/** The losses of plain descent and of momentum, from the start on, in thousandths. */
export const LOSSES: Readonly<Partial<Record<DataKind, readonly [readonly number[], readonly number[]]>>> = {
  torch_rand: [
    [1137, 1098, ...Array(24).fill(1096)],
    [
      1137, 1099, 1096, 1096, 1096, 1096, 1095, 1095, 1095, 1095, 1094, 1094, 1094, 1093, 1092, 1092, 1090,
      1089, 1087, 1085, 1083, 1080, 1077, 1074, 1071, 1068,
    ],
  ],
  torch_rand_learnable: [
    [
      1122, 1088, 1086, 1086, 1086, 1085, 1085, 1085, 1084, 1084, 1084, 1083, 1083, 1082, 1082, 1081, 1081,
      1080, 1079, 1078, 1077, 1076, 1075, 1073, 1072, 1070,
    ],
    [
      1122, 1087, 1083, 1076, 1063, 1024, 901, 656, 459, 296, 192, 143, 118, 102, 90, 81, 74, 68, 63, 59, 56,
      53, 50, 47, 45, 43,
    ],
  ],
  torch_rand_values: [
    [
      143, 130, 129, 129, 129, 129, 129, 129, 129, 128, 128, 128, 128, 128, 128, 127, 127, 127, 127, 127, 126,
      126, 126, 126, 126, 125,
    ],
    [143, 129, 128, 126, 124, 120, 114, 105, 95, 85, 79, 72, 63, 47, 29, 16, 11, 6, 3, 2, 1, 1, 1, 0, 0, 0],
  ],
};
