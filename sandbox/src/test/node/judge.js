// co-wechat-api takes the sandbox for api.weixin.qq.com. It has its host built in, so an agent brings
// every connection to the sandbox: node judge.js PORT APPID SECRET
'use strict';

const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');
const WechatAPI = require('co-wechat-api');

const [port, appid, secret] = process.argv.slice(2);
const ANN = 'oFS7Fjl0WsZ9AMZqrI80nbIq8xrA';

/** Speaks plain HTTP to the sandbox, whatever was asked for. */
class ToSandbox extends http.Agent {
  constructor() {
    super();
    this.protocol = 'https:';
  }

  createConnection() {
    return net.connect(Number(port), '127.0.0.1');
  }
}

const api = new WechatAPI(appid, secret);
api.setOpts({ agent: new ToSandbox() });

/** What the phone answers. */
function phone(call, body) {
  return fetch(`http://127.0.0.1:${port}/sandbox/${call}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body)
  }).then((answer) => answer.json());
}

async function refused(code, asking) {
  await assert.rejects(asking, (fault) => {
    assert.strictEqual(fault.code, code);
    return true;
  });
}

function base(more) {
  return {
    logo_url: 'http://mmbiz.qpic.cn/mmbiz/abc/0',
    brand_name: '示例咖啡',
    code_type: 'CODE_TYPE_TEXT',
    title: '双人套餐',
    color: 'Color010',
    notice: '使用时向服务员出示此券',
    description: '不可与其他优惠同享',
    sku: { quantity: 500 },
    ...more
  };
}

async function coupon() {
  const { card_id: card } = await api.createCard({
    card_type: 'GROUPON',
    groupon: {
      base_info: base({
        date_info: { type: 'DATE_TYPE_FIX_TERM', fixed_term: 30, fixed_begin_term: 0 }
      }),
      deal_detail: '咖啡两杯'
    }
  });
  const detail = await api.getCard(card);
  assert.strictEqual(detail.card.groupon.base_info.title, '双人套餐');
  assert.deepStrictEqual((await api.getCards(0, 10)).card_id_list, [card]);

  const ext = await api.getCardExt({ card_id: card });
  const added = await phone('wx/addCard', {
    openid: ANN,
    cardList: [{ cardId: card, cardExt: typeof ext === 'string' ? ext : JSON.stringify(ext) }]
  });
  assert.strictEqual(added.errMsg, 'addCard:ok');
  const { code } = await api.decryptCode(added.cardList[0].code);
  assert.match(code, /^\d{12}$/);
  assert.strictEqual((await api.getCode(code, card)).openid, ANN);
  assert.deepStrictEqual((await api.getCardList(ANN)).card_list, [{ code, card_id: card }]);
  assert.strictEqual((await api.consumeCode(code)).card.card_id, card);
  await refused(40099, () => api.consumeCode(code));
  await refused(40056, () => api.getCode('999999999999'));

  await api.updateCardStock(card, 10);
  await api.updateCardStock(card, -10);
  assert.match((await api.createQRCode({ card_id: card })).ticket, /^gQ/);
  await api.deleteCard(card);
  await refused(40078, () => api.deleteCard(card));
  await refused(40073, () => api.getCard('p'));
}

async function member() {
  const { card_id: card } = await api.createCard({
    card_type: 'MEMBER_CARD',
    member_card: {
      base_info: base({ date_info: { type: 'DATE_TYPE_PERMANENT' } }),
      prerogative: '积分换咖啡',
      supply_bonus: true,
      supply_balance: false,
      wx_activate: true,
      wx_activate_after_submit: true,
      wx_activate_after_submit_url: 'https://shop'
    }
  });
  assert.strictEqual(
    (await api.updateCard(card, { base_info: { color: 'Color020' } })).send_check,
    false
  );
  await api.activateUserForm({
    card_id: card,
    required_form: { common_field_id_list: ['USER_FORM_INFO_FLAG_MOBILE'] }
  });
  const { url } = await api.getActivateMembercardUrl({ card_id: card, outer_str: 'guide' });
  const values = new URL(url).searchParams;
  const back = await phone('component/submit', {
    openid: ANN,
    extraData: {
      encrypt_card_id: values.get('encrypt_card_id'),
      outer_str: values.get('outer_str'),
      biz: values.get('biz')
    },
    common_field_list: [{ name: 'USER_FORM_INFO_FLAG_MOBILE', value: '13800000000' }]
  });
  const { activate_ticket: ticket, code } = back.referrerInfo.extraData;
  const answers = await api.getActivateTempinfo(ticket);
  assert.strictEqual(answers.info.common_field_list[0].value, '13800000000');
  await api.activateMembercard({
    card_id: card,
    code,
    membership_number: 'AAA001',
    init_bonus: 100
  });
  const updated = await api.updateMembercard({ card_id: card, code, add_bonus: 10 });
  assert.strictEqual(updated.result_bonus, 110);
  await api.unavailableCode(code, card);
  await refused(40127, () => api.updateMembercard({ card_id: card, code, add_bonus: 10 }));
}

// Its uploadLogo is left out: of 3.11.0 it sends the headers and never the picture.
async function rest() {
  assert.strictEqual((await api.getColors()).colors.length, 14);
  await api.setTestWhitelist({ openid: [ANN] });
}

coupon()
  .then(member)
  .then(rest)
  .then(() => console.log('judged'))
  .catch((fault) => {
    console.error(fault);
    process.exitCode = 1;
  });
